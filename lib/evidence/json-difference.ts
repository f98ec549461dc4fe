import type { Json } from "./canonical-json.js";

/** A place in which two JSON values differ. */
export interface JsonDifference {
  /** Members by name, elements of arrays by what identifies them: `hypotheses[VS-T3-points].p_value`; empty for the whole value. */
  readonly path: string;
  /** `reordered`: the same elements stand in another order; before and after are then their names. */
  readonly kind: "changed" | "added" | "removed" | "reordered";
  /** Left out where it was added. */
  readonly before?: Json;
  /** Left out where it was removed. */
  readonly after?: Json;
}

/** Elements of two arrays, matched. */
export interface MatchedElements {
  /** How elements are told apart: a member that all of them have, their own text, or their place. */
  readonly by: { readonly member: string } | "text" | "place";
  readonly shared: readonly MatchedElement[];
  readonly added: readonly (readonly [name: string, element: Json])[];
  readonly removed: readonly (readonly [name: string, element: Json])[];
  /** Names of the shared elements in the order of each side. */
  readonly orderBefore: readonly string[];
  readonly orderAfter: readonly string[];
}

interface MatchedElement {
  readonly name: string;
  readonly before: Json;
  readonly after: Json;
}

type JsonObject = { readonly [key: string]: Json | undefined };

/** Members that say which element of an array one is, the most telling first. */
const identifying = [
  ...["id", "detection", "name", "label", "preset", "limit", "bucket", "control", "route", "date", "method", "minutes"],
  ...["latency", "stress"],
];

/**
 * Where two JSON values differ, in the order of the first; nothing exactly where both have the same canonical text.
 * Elements of arrays are matched by the first member that identifies all of them (`id`, `detection`, `name`, `date`...);
 * where a name comes more than once, by name and turn (`2026-01-12#2`); distinct texts by themselves; all others by place.
 */
export function jsonDifferences(before: Json, after: Json): readonly JsonDifference[] {
  return differencesAt("", before, after);
}

function differencesAt(path: string, before: Json, after: Json): readonly JsonDifference[] {
  if (isArray(before) && isArray(after)) return ofArrays(path, before, after);
  if (isObject(before) && isObject(after)) return ofObjects(path, before, after);
  return plain(before) === plain(after) ? [] : [{ path, kind: "changed", before, after }];
}

function ofObjects(path: string, before: JsonObject, after: JsonObject): readonly JsonDifference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): readonly JsonDifference[] => {
    const [a, b] = [ownMember(before, name), ownMember(after, name)];
    const place = memberPath(path, name);
    if (a === undefined) return b === undefined ? [] : [{ path: place, kind: "added", after: b }];
    return b === undefined ? [{ path: place, kind: "removed", before: a }] : differencesAt(place, a, b);
  });
}

function ofArrays(path: string, before: readonly Json[], after: readonly Json[]): readonly JsonDifference[] {
  const { shared, added, removed, orderBefore, orderAfter } = matchElements(before, after);
  const reordered = orderBefore.some((name, k) => name !== orderAfter[k]);
  return [
    ...(reordered ? [{ path, kind: "reordered", before: orderBefore, after: orderAfter } as const] : []),
    ...shared.flatMap(({ name, before: a, after: b }) => differencesAt(elementPath(path, name), a, b)),
    ...removed.map(([name, element]) => ({ path: elementPath(path, name), kind: "removed", before: element }) as const),
    ...added.map(([name, element]) => ({ path: elementPath(path, name), kind: "added", after: element }) as const),
  ];
}

/** Matches the elements of two arrays as {@link jsonDifferences} does. */
export function matchElements(before: readonly Json[], after: readonly Json[]): MatchedElements {
  const by = identityOf(before, after);
  const [a, b] = [namedElements(before, by), namedElements(after, by)];
  return {
    by,
    shared: [...a].flatMap(([name, element]) =>
      b.has(name) ? [{ name, before: element, after: b.get(name) as Json }] : [],
    ),
    added: [...b].filter(([name]) => !a.has(name)),
    removed: [...a].filter(([name]) => !b.has(name)),
    orderBefore: [...a.keys()].filter((name) => b.has(name)),
    orderAfter: [...b.keys()].filter((name) => a.has(name)),
  };
}

/** `[name]` behind a path. */
export function elementPath(path: string, name: string): string {
  return `${path}[${name}]`;
}

function memberPath(path: string, name: string): string {
  if (!/^[\w-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

function identityOf(before: readonly Json[], after: readonly Json[]): MatchedElements["by"] {
  const all = [...before, ...after];
  if (all.length === 0) return "place";
  if (all.every((element) => typeof element === "string"))
    return isDistinct(before as readonly string[]) && isDistinct(after as readonly string[]) ? "text" : "place";
  const members = identifying.filter((member) => all.every((element) => nameBy(element, member) !== null));
  const distinct = members.find((member) =>
    [before, after].every((side) => isDistinct(side.map((element) => nameBy(element, member)!))),
  );
  const member = distinct ?? members[0];
  return member === undefined ? "place" : { member };
}

function namedElements(elements: readonly Json[], by: MatchedElements["by"]): ReadonlyMap<string, Json> {
  const named = new Map<string, Json>();
  const turns = new Map<string, number>();
  for (const [k, element] of elements.entries()) {
    const name = by === "place" ? String(k) : by === "text" ? (element as string) : nameBy(element, by.member)!;
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    named.set(uniqueName(named, name, turn), element);
  }
  return named;
}

/** A name with its turn; marked once more should another element bear just that name. */
function uniqueName(taken: ReadonlyMap<string, Json>, name: string, turn: number): string {
  let own = turn === 1 ? name : `${name}#${turn}`;
  while (taken.has(own)) own += "#";
  return own;
}

function nameBy(element: Json, member: string): string | null {
  if (!isObject(element)) return null;
  const value = ownMember(element, member);
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

function ownMember(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** As it is written: what is no finite number is null. */
function plain(value: Json): Json {
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
