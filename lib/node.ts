/** The whole library: the pure rooms and those that need Node. This is what notebooks and programs import. */
export { comparisonSummary } from "./cli/compare-summary.js";
export {
  type ConductedStudy,
  type ConductOptions,
  conductExpirationPressureStudy,
  conductVolumeShockStudy,
} from "./cli/conduct-study.js";
export { embeddedDataset } from "./cli/embedded-dataset.js";
export { ledgerSummary } from "./cli/ledger-summary.js";
export type { Recomputed } from "./cli/recompute-study.js";
export {
  type RegisteredStudy,
  registerExpirationPressureStudy,
  registerVolumeShockStudy,
} from "./cli/register-study.js";
export { runExpirationPressureStudy, runVolumeShockStudy, type StudyRequest } from "./cli/run-study.js";
export { studyPage } from "./cli/study-page.js";
export { studySummary } from "./cli/study-summary.js";
export { type VerifiedPackage, type VerifyRequest, verifyPackage } from "./cli/verify-package.js";
export { verifySummary } from "./cli/verify-summary.js";
export {
  type MarketFormat,
  type SimulationRequest,
  type WrittenMarket,
  writeSimulatedMarket,
} from "./cli/write-simulated-market.js";
export * from "./index.js";
export { canonicalDay, canonicalDays } from "./ingest/canonical-days.js";
export { type DatasetOptions, openDataset } from "./ingest/open-dataset.js";
export type { Reader, SourceFile } from "./ingest/reader.js";
export { type CalendarRequest, expirySessions, weekdaySessions } from "./ingest/session-plans.js";
export { sessionTimes } from "./ingest/session-time.js";
export { writeCanonical } from "./ingest/write-canonical.js";
export { type CboeDay, type WrittenIntervals, writeCboeIntervals } from "./ingest/write-cboe-intervals.js";
export { type AppendedLine, appendToLedger } from "./storage/append-to-ledger.js";
export {
  type ComparedFolder,
  compareStoredPackages,
  type StoredComparison,
} from "./storage/compare-stored-packages.js";
export { withFileLock } from "./storage/file-lock.js";
export { findPackage } from "./storage/find-package.js";
export { type Forgery, forgedCopy } from "./storage/forged-copy.js";
export { readLedgerFile, soundLedger } from "./storage/ledger-file.js";
export { type StoredPackage, storePackage } from "./storage/package-folder.js";
export { readEvidence } from "./storage/read-evidence.js";
export { type PackageOnDisk, packageContent, readPackage } from "./storage/read-package.js";
export { scratchFolder } from "./storage/scratch-folder.js";
