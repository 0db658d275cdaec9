/** The bundle's first file. */
export const BUNDLE: string;

/** Whether there is a bundle, built from the very sources that stand here now. */
export function isBundleFresh(): boolean;

/** Builds the bundle unless it is fresh; answers whether it was built. */
export function buildBundle(): Promise<boolean>;
