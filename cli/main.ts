/** The shell's way into the command line. */

import process from 'node:process';
import { runCommand } from './command.ts';
import { processIo } from './io.ts';

process.exitCode = await runCommand(process.argv.slice(2), processIo());
