/** Wrong usage that the option parser cannot see; ends the command with exit code 2. */
export class UsageError extends Error {}
