import { buildLetter, type AuthoringProblem, type BuildOptions } from '../../src/authoring/index.js';

/** A folder’s files: texts, or bytes as they lie on the disk. */
export type Folder = Record<string, string | Uint8Array>;

/** The smallest letter. */
export const small: Folder = {
  'letter.yaml': 'id: pond\nlang: en\ntitle: Save the Pond\n',
  'letter.md': 'Leave the pond alone.\n',
};

export interface Built {
  problems: AuthoringProblem[];
  files: Map<string, string | Uint8Array>;
  /** A file’s text; it must be there. */
  text: (name: string) => string;
  /** A bundle; it must be there. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into it as readers’ scripts would
  bundle: (name?: string) => any;
  /** `file:line:column severity message`, one a line. */
  said: string;
}

export async function build(folder: Folder, options: Partial<BuildOptions> = {}): Promise<Built> {
  const encoder = new TextEncoder();
  const source = new Map(
    Object.entries(folder).map(([name, content]) => [name, typeof content === 'string' ? encoder.encode(content) : content]),
  );
  const { files, problems } = await buildLetter(source, { script: encoder.encode('/* script */'), ...options });
  const text = (name: string): string => {
    const content = files.get(name);
    if (content === undefined) throw new Error(`${name} was not built: ${JSON.stringify(problems)}`);
    return typeof content === 'string' ? content : new TextDecoder().decode(content);
  };
  const place = ({ file, line, column }: AuthoringProblem): string =>
    [file, line, column].filter((part) => part !== undefined).join(':');
  return {
    problems,
    files,
    text,
    bundle: (name = 'letter.json') => JSON.parse(text(name)) as unknown,
    said: problems.map((problem) => `${place(problem)} ${problem.severity} ${problem.message}`).join('\n'),
  };
}

/** Builds the smallest letter with these files more, or instead. */
export const buildWith = (folder: Folder, options?: Partial<BuildOptions>): Promise<Built> =>
  build({ ...small, ...folder }, options);
