import { z } from "zod";
import type { ConformanceCase } from "../audit/conformance.js";
import { UsageError } from "./usage-error.js";

const bound = z.number().min(0);

const fileSchema = z.object({
  cases: z
    .array(
      z.object({
        id: z.string().min(1),
        family: z.string().min(1),
        input: z.record(z.string(), z.unknown()),
        // A case that expects nothing would always pass.
        expected: z
          .record(z.string(), z.unknown())
          .refine((fields) => Object.keys(fields).length > 0, "expected at least one field"),
        // A part that is left out tolerates nothing.
        tolerance: z.object({ rel: bound.default(0), abs: bound.default(0) }),
      }),
    )
    .min(1, "expected at least one case"),
});

/**
 * The cases of a reference file.
 *
 * @param name of the file, for the message
 * @throws UsageError naming what is wrong first: no JSON, a field that is missing or of another kind, no cases
 */
export function parseConformanceFile(text: string, name: string): readonly ConformanceCase[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${(error as Error).message}`);
  }
  const { success, data, error } = fileSchema.safeParse(json);
  if (success) return data.cases;
  const { path, message } = error.issues[0]!;
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  throw new UsageError(`${name} is not a file of reference cases: ${place.slice(1) || "file"}: ${message}`);
}
