/** The part of jStat that this library uses; the package ships no types. */
declare module "jstat" {
  const jstat: {
    /** Third standardised population moment. */
    skewness(values: ArrayLike<number>): number;
    /** Fourth standardised population moment minus 3. */
    kurtosis(values: ArrayLike<number>): number;
  };
  export default jstat;
}
