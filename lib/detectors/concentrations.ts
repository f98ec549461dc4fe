/**
 * Open interest of each strike over that of all strikes in a band around the price (E11).
 * A strike whose open interest is not known adds nothing to the whole.
 *
 * @param band half width, relative to the price (included)
 * @returns NaN outside the band, where the open interest is not known, and where nothing is open in the band
 */
export function concentrations(
  strikes: Float64Array,
  openInterest: Float64Array,
  price: number,
  band: number,
): Float64Array {
  const inBand = (k: number): boolean => Math.abs(strikes[k]! - price) <= band * price;
  let all = 0;
  for (let k = 0; k < strikes.length; k++) if (inBand(k) && openInterest[k]! > 0) all += openInterest[k]!;
  return openInterest.map((held, k) => (inBand(k) ? held / all : Number.NaN));
}
