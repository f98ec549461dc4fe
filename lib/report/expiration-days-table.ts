import type { ExpirationDay, ExpiryNumbers } from "../hypotheses/expiration-days.js";
import { type Column, dataTable, numberColumn as number, textColumn as text } from "./data-table.js";
import { decimal, integer, noAnswer, signed } from "./format.js";
import { type Html, html } from "./html.js";

interface DatedNumbers extends ExpiryNumbers {
  readonly date: string;
}

/** Most expiries listed on the page; all of them are in `expiries.json`. */
const most = 400;

/** The historical expiration days, expiry by expiry. */
export function expirationDaysTable(days: readonly ExpirationDay[]): Html {
  const rows = days.flatMap(({ date, expiries }) => expiries.map((own): DatedNumbers => ({ ...own, date })));
  const part = rows.length > most ? `first ${most} of ${integer(rows.length)}` : `n = ${integer(rows.length)}`;
  return html`<details><summary>Historical expiration days, expiry by expiry (${part})</summary>
<p class="note">Distance: the price above (+) or below (−) the heaviest strike when the expiry was seen. Away: the move until the settlement, above zero away from that strike; z is the same over the standard
deviation of the move. Settlements stand with the standard error of their estimate, in price units. All expiries are in <code>expiries.json</code>.</p>
${dataTable(`Expirations (${part})`, columns, rows.slice(0, most))}</details>
`;
}

const price = (value: number): string => decimal(value, 2);
const points = (value: number): string => signed(value, 2);

const columns: readonly Column<DatedNumbers>[] = [
  { title: "date", heading: true, cell: ({ date }) => html`<time>${date}</time>`, order: ({ date }) => date },
  text("underlying", ({ underlying }) => underlying),
  number(
    "seen (min before)",
    ({ minutes }) => minutes,
    (minutes) => decimal(minutes, 0),
  ),
  number("price", (own) => own.price, price),
  number("heaviest strike", ({ strike }) => strike, price),
  number("its open interest (contracts)", ({ openInterest }) => openInterest, integer),
  number("distance (points)", ({ distance }) => distance, points),
  {
    title: "settlement ± error",
    numeric: true,
    cell: ({ settlement, settlementError }) => `${price(settlement)} ± ${price(settlementError)}`,
    order: ({ settlement }) => settlement,
  },
  number("away (points)", ({ away }) => away, points),
  number("z", ({ z }) => z, points),
  number(
    "from the strike at the end (points)",
    ({ finalDistance }) => finalDistance,
    (distance) => decimal(distance, 2),
  ),
  text("near", ({ near, strike }) => (Number.isNaN(strike) ? noAnswer : near ? "yes" : "no")),
];
