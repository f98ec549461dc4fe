/**
 * A preset of a strategy's page.
 *
 * @throws RangeError for a name that is not on it
 */
export function presetNamed<Preset>(presets: Readonly<Record<string, Preset>>, name: string): Preset {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset === undefined) throw new RangeError(`unknown preset: ${name}`);
  return preset;
}
