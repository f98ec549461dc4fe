import { betaCdf, betaQuantile, betaSf } from "../numeric/beta.js";
import { chiSquareSf } from "../numeric/chi-square.js";
import { fSf } from "../numeric/f-distribution.js";
import { normalCdf, normalLogCdf, normalPdf, normalQuantile, normalSf } from "../numeric/normal.js";
import { studentTCdf, studentTQuantile, studentTSf } from "../numeric/student-t.js";
import { negativeBinomialShape, negativeBinomialTail } from "../statistics/negative-binomial-tail.js";
import { poissonTail } from "../statistics/poisson-tail.js";
import type { FamilyTable } from "./conformance-family.js";

interface BetaInput {
  readonly a: number;
  readonly b: number;
}

/** The families of probability laws and their tails. */
export const distributionFamilies: FamilyTable = {
  "normal-cdf": ({ x }: { readonly x: number }) => ({
    cdf: normalCdf(x),
    sf: normalSf(x),
    pdf: normalPdf(x),
    logCdf: normalLogCdf(x),
  }),
  "normal-logcdf": ({ x }: { readonly x: number }) => ({ logCdf: normalLogCdf(x) }),
  "normal-quantile": ({ p }: { readonly p: number }) => ({ x: normalQuantile(p) }),
  "student-t": ({ t, df }: { readonly t: number; readonly df: number }) => ({
    sf: studentTSf(t, df),
    cdf: studentTCdf(t, df),
    pTwoSided: 2 * studentTSf(Math.abs(t), df),
  }),
  "student-t-quantile": ({ p, df }: { readonly p: number; readonly df: number }) => ({ t: studentTQuantile(p, df) }),
  "beta-cdf": ({ x, a, b }: BetaInput & { readonly x: number }) => ({ cdf: betaCdf(x, a, b), sf: betaSf(x, a, b) }),
  "beta-quantile": ({ p, a, b }: BetaInput & { readonly p: number }) => ({ x: betaQuantile(p, a, b) }),
  "chi-square": ({ x, df }: { readonly x: number; readonly df: number }) => ({ sf: chiSquareSf(x, df) }),
  "f-distribution": ({ F, df1, df2 }: { readonly F: number; readonly df1: number; readonly df2: number }) => ({
    sf: fSf(F, df1, df2),
  }),
  "poisson-tail": ({ k, mean }: { readonly k: number; readonly mean: number }) => ({
    pGreaterEqual: poissonTail(k, mean),
  }),
  "negative-binomial-tail": ({
    k,
    mean,
    variance,
  }: {
    readonly k: number;
    readonly mean: number;
    readonly variance: number;
  }) => {
    const { size, probability } = negativeBinomialShape(mean, variance);
    return { size, prob: probability, pGreaterEqual: negativeBinomialTail(k, mean, variance) };
  },
};
