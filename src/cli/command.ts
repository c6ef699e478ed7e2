import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import type { BuildArguments } from './build.js';
import { Failure } from './failure.js';
import { printable } from './print.js';

/**
 * Runs one command, and loads what that one needs alone: reading Markdown and YAML takes as long to load as all that `verify` does.
 * @param argv as `process.argv`
 * @returns the exit code: 0, or 1 where something is wrong
 */
export async function runCommand(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('open-letter')
    .description('Makes an open letter for every partner’s page from one folder of text files.')
    .version(await readVersion(), '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'say what can be done')
    .helpCommand(false)
    .showHelpAfterError('(--help says what can be done)')
    .exitOverride();

  program
    .command('build')
    .description('write the files of a letter, for any web host')
    .argument('<DIR>', 'the folder with letter.yaml, letter.md, signatories.csv …')
    .requiredOption('--out <OUT>', 'the folder to write to; without --prune nothing in it is removed')
    .option('--base-url <URL>', 'the address that OUT will have, for snippets that work on any page')
    .option(
      '--mirror <URL>',
      'another address at which OUT will be, for snippets that work when the first is down; may be given again',
      (url: string, urls: string[] | undefined) => [...(urls ?? []), url],
    )
    .option('--prune', 'remove scripts and list files of earlier builds that nothing in OUT names; snippets may name them still')
    .action(async (dir: string, { mirror, ...options }: BuildArguments & { mirror?: string[] }) => {
      const { build } = await import('./build.js');
      exitCode = await build(dir, { ...options, mirrors: mirror });
    });

  program
    .command('check')
    .description('say every problem of a letter, with file and line')
    .argument('<FILE, URL or DIR>', 'a letter.json, its address, or a folder to build from')
    .action(async (target: string) => {
      const { check } = await import('./check.js');
      exitCode = await check(target);
    });

  program
    .command('keygen')
    .description('make a key pair: the private key into a file, the public one is said')
    .argument('[FILE]', 'takes the private key; one that is there is never overwritten', 'open-letter-key.pem')
    .action(async (file: string) => {
      const { keygen } = await import('./keygen.js');
      exitCode = await keygen(file);
    });

  program
    .command('sign')
    .description('write a signature beside every bundle')
    .argument('<OUT>', 'the folder that build wrote')
    .requiredOption('--key <FILE>', 'the private key')
    .action(async (out: string, { key }: { key: string }) => {
      const { sign } = await import('./sign.js');
      exitCode = await sign(out, key);
    });

  program
    .command('verify')
    .description('say whether a letter, its translations and its pages are what the key signed')
    .argument('<URL, FILE or DIR>', 'the address of letter.json, the file, or the folder that build wrote')
    .requiredOption('--public-key <KEY>', 'as keygen said it')
    .action(async (target: string, { publicKey }: { publicKey: string }) => {
      const { verify } = await import('./verify.js');
      exitCode = await verify(target, publicKey);
    });

  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    // Commander has said what it has to say; `--help` and `--version` end here too.
    if (error instanceof CommanderError) return error.exitCode ? 1 : 0;
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`error: ${printable(error.message)}\n`);
    return 1;
  }
}

async function readVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}
