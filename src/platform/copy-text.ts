/** What documents could do before the Clipboard API, and still can. */
export type OlderDocument = Omit<Document, 'execCommand'> & { execCommand(command: string): boolean };

/**
 * Puts a text on the clipboard: by the Clipboard API, or as browsers did before, where the page came without HTTPS or a frame may not use it.
 * @returns whether it is there
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const fill = (event: ClipboardEvent): void => {
      event.clipboardData!.setData('text/plain', text);
      event.preventDefault();
    };
    addEventListener('copy', fill);
    // An image of that name hides the document’s own method, but not its prototype’s.
    const copied = (Document.prototype as OlderDocument).execCommand.call(document, 'copy');
    removeEventListener('copy', fill);
    return copied;
  }
}
