/** The language server of VS Code, which starts it by Node.js. */

import { serveEditor } from './process.ts';

void serveEditor({ kind: 'node-ipc' });
