// @ts-check
// Reads each file as a module, as Node would, without running it: node --experimental-vm-modules test/tools/check-syntax.js FILES…
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { SourceTextModule } from 'node:vm';

for (const identifier of process.argv.slice(2)) {
  try {
    new SourceTextModule(readFileSync(identifier, 'utf8'), { identifier });
  } catch (error) {
    console.error(`${identifier}: ${error}`);
    process.exitCode = 1;
  }
}
