/** Marks a style sheet for editors and the build; a sheet is plain text. */
export const css = String.raw;
