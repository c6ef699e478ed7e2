/**
 * Whether lists in files can be read. The script for letters whose lists stand in their bundles goes without what that takes, since
 * every byte of it counts: see vite.config.ts.
 */
export const readsFiles = true;
