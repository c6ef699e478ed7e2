import { decodedMappings, encodedMappings, TraceMap, type EncodedSourceMap } from '@jridgewell/trace-mapping';

/** A piece of a text that is to read otherwise. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with its edits, which are in order. */
export function edited(text: string, edits: Edit[]): string {
  let from = 0;
  const pieces = edits.map(({ start, end, text: words }) => {
    const piece = text.slice(from, start) + words;
    from = end;
    return piece;
  });
  return pieces.join('') + text.slice(from);
}

/** The mappings of a source map, moved as its text was by its edits, which are within lines. */
export function movedMappings(map: EncodedSourceMap, text: string, edits: Edit[]): string {
  const mappings = decodedMappings(new TraceMap(map));
  let lineStart = 0;
  const lines = text.split('\n').map((line, number) => {
    const end = lineStart + line.length;
    let next = edits.findIndex(({ start }) => start >= lineStart);
    let moved = 0;
    const segments = (mappings[number] ?? []).map(([column, ...rest]) => {
      for (; next >= 0 && next < edits.length && edits[next]!.start < lineStart + column; next++) {
        const edit = edits[next]!;
        moved += edit.text.length - (edit.end - edit.start);
      }
      return [column + moved, ...rest];
    });
    lineStart = end + 1;
    return segments;
  });
  const decoded = { ...map, mappings: lines } as unknown as ConstructorParameters<typeof TraceMap>[0];
  return encodedMappings(new TraceMap(decoded));
}
