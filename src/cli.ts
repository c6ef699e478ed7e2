#!/usr/bin/env node
import { runCommand } from './cli/command.js';

process.exitCode = await runCommand(process.argv);
