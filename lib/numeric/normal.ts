const ROOT_TWO_PI = 2.5066282746310002;
const LOG_ROOT_TWO_PI = 0.9189385332046727;

// Rational approximations of Cody (Math. Comp. 23, 1969; ACM TOMS 19, 1993, algorithm 715), about 16 digits.
const CENTRE = 0.67448975;
const A = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745];
const B = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE = 5.656854249492381;
const C = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283,
  11602.65143764735, 9842.714838383978, 1.0765576773720192e-8,
];
const D = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
];
const P = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
  0.023073441764940174,
];
const Q = [1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5];

/** cdf(x) - 1/2 for |x| <= CENTRE. */
function central(x: number): number {
  const square = x * x;
  let above = A[4]! * square;
  let below = square;
  for (let i = 0; i < 3; ++i) {
    above = (above + A[i]!) * square;
    below = (below + B[i]!) * square;
  }
  return (x * (above + A[3]!)) / (below + B[3]!);
}

/** exp(y^2 / 2) times the upper tail beyond y, for y > CENTRE. */
function scaledTail(y: number): number {
  if (y <= MIDDLE) {
    let above = C[8]! * y;
    let below = y;
    for (let i = 0; i < 7; ++i) {
      above = (above + C[i]!) * y;
      below = (below + D[i]!) * y;
    }
    return (above + C[7]!) / (below + D[7]!);
  }
  const square = 1 / (y * y);
  let above = P[5]! * square;
  let below = square;
  for (let i = 0; i < 4; ++i) {
    above = (above + P[i]!) * square;
    below = (below + Q[i]!) * square;
  }
  return (1 / ROOT_TWO_PI - (square * (above + P[4]!)) / (below + Q[4]!)) / y;
}

/** exp(-y^2 / 2), the square split so that its rounding is not magnified in the tail. */
function gaussian(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (y - coarse) * (y + coarse));
}

/** Density of the standard normal law. */
export function normalPdf(x: number): number {
  return Math.abs(x) > 39 ? 0 : gaussian(x) / ROOT_TWO_PI;
}

/** Lower tail P(X <= x) of the standard normal law, accurate relative to itself down to the smallest double. */
export function normalCdf(x: number): number {
  return normalSf(-x);
}

/** Upper tail P(X > x) of the standard normal law; never computed as 1 - cdf in the tail. */
export function normalSf(x: number): number {
  if (Math.abs(x) <= CENTRE) return 0.5 - central(x);
  if (x > 39) return 0;
  if (x < -39) return 1;
  return x > 0 ? gaussian(x) * scaledTail(x) : 1 - gaussian(x) * scaledTail(-x);
}

/** Natural logarithm of the lower tail; finite for every finite x. */
export function normalLogCdf(x: number): number {
  if (x < -CENTRE) return -0.5 * x * x + Math.log(scaledTail(-x));
  if (x <= CENTRE) return Math.log(0.5 + central(x));
  return Math.log1p(-normalSf(x));
}

/** Upper tail divided by the density (Mills ratio); falls like 1/x, grows like 1/density for x below zero. */
export function millsRatio(x: number): number {
  if (x > CENTRE) return ROOT_TWO_PI * scaledTail(x);
  return normalSf(x) / normalPdf(x);
}

/** Logarithm of the density. */
export function normalLogPdf(x: number): number {
  return -0.5 * x * x - LOG_ROOT_TWO_PI;
}

const QUANTILE_CENTRE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
] as const;
const QUANTILE_MIDDLE = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const QUANTILE_TAIL = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

function rational([above, below]: readonly [readonly number[], readonly number[]], x: number): number {
  let numerator = above[0]!;
  let denominator = below[0]!;
  for (let i = 1; i < above.length; ++i) {
    numerator = numerator * x + above[i]!;
    denominator = denominator * x + below[i]!;
  }
  return numerator / denominator;
}

/**
 * Quantile of the standard normal law: algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988), 16 digits.
 * 0 and 1 give -Infinity and Infinity; NaN gives NaN.
 *
 * @throws RangeError when the probability is outside [0, 1]
 */
export function normalQuantile(probability: number): number {
  if (probability < 0 || probability > 1) throw new RangeError(`invalid probability: ${probability}`);
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(QUANTILE_CENTRE, 0.180625 - q * q);
  const tail = q < 0 ? probability : 1 - probability;
  if (tail === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(tail));
  const x = r <= 5 ? rational(QUANTILE_MIDDLE, r - 1.6) : rational(QUANTILE_TAIL, r - 5);
  return q < 0 ? -x : x;
}
