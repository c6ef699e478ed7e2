/** Makes an element; an image of that name hides the document’s own method, but not its prototype’s. */
export const createElement = (name: string): HTMLElement =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- another signature of it is
  Document.prototype.createElement.call(document, name);
