/** Who may import whom: the arrows of ARCHITECTURE.md as data. */

/**
 * @typedef {object} Arrow
 * @property {string} from a folder or file; the longest that holds a file speaks for it
 * @property {readonly string[]} to folders and files of the checkout beside its own
 * @property {readonly string[]} [never] parts of its own folder or of `to` that it must not import all the same
 * @property {readonly RegExp[]} packages
 * @property {string} why
 */

const nodeBuiltins = /^node:/;

/** The parts of the simulator that stand behind its public files. */
const simulatorInsides = ['simulator/kernel', 'simulator/world', 'simulator/families'];

/** @type {readonly Arrow[]} */
export const arrows = [
    {
        from: 'simulator',
        to: [],
        packages: [/^pure-rand(\/|$)/],
        why: 'The simulator depends on nothing that could fail for an outside reason.',
    },
    {
        from: 'simulator/kernel',
        to: ['simulator/plan.ts'],
        never: ['simulator'],
        packages: [/^pure-rand(\/|$)/],
        why: 'The kernel knows no contact center.',
    },
    {
        from: 'language',
        to: ['simulator'],
        never: simulatorInsides,
        packages: [/^langium(\/lsp)?$/, /^vscode-languageserver(-types|-textdocument)?$/, /^vscode-uri$/],
        why: 'The language knows no VS Code and no transport.',
    },
    {
        from: 'server',
        to: ['language', 'simulator'],
        never: ['language/generated', ...simulatorInsides],
        packages: [/^langium(\/|$)/, /^vscode-languageserver(\/|$)/, nodeBuiltins],
        why: 'The server ties the language to a transport; only the language knows the AST.',
    },
    {
        from: 'language/plan/summaries.ts',
        to: [],
        never: ['language'],
        packages: [],
        why: 'What a protocol tells of a document is data without a tree.',
    },
    {
        from: 'server/protocol.ts',
        to: ['language/plan/summaries.ts', 'simulator/plan.ts'],
        never: ['server'],
        packages: [],
        why: 'A protocol is data that both ends can import.',
    },
    {
        from: 'client',
        to: ['server/protocol.ts', 'simulator', 'templates/templates.ts'],
        never: ['client/webview/components', 'client/webview/drawing', 'client/webview/model', ...simulatorInsides],
        packages: [/^vscode$/, /^vscode-languageclient(\/|$)/, /^@vscode\/l10n$/, nodeBuiltins],
        why: 'The client knows VS Code and the protocols, not the language and not what the panel is made of.',
    },
    {
        from: 'client/debugger',
        to: ['server/protocol.ts', 'simulator'],
        never: simulatorInsides,
        packages: [/^@vscode\/debugadapter\//, /^@vscode\/debugprotocol$/, /^@vscode\/l10n$/],
        why: 'The debug adapter knows its protocol and the simulator, so that any client in any host can use it.',
    },
    {
        from: 'client/webview',
        to: ['server/protocol.ts', 'simulator'],
        never: simulatorInsides,
        packages: [/^lit(\/|$)/, /^@vscode\/l10n$/, /^@vscode-elements\//, /^@vscode\/codicons\//, /^elkjs\/lib\//],
        why: 'The panel knows the DOM and the trace: it is given a Plan, and it posts messages.',
    },
    {
        from: 'client/webview/saved-page.ts',
        to: ['simulator/plan.ts', 'client/webview/page-strings.ts'],
        never: ['client'],
        packages: [],
        why: 'The text of a page is made where there is no page: by the extension host and the command line.',
    },
    {
        from: 'client/webview/protocol.ts',
        to: ['server/protocol.ts', 'simulator/plan.ts'],
        never: ['client'],
        packages: [],
        why: 'A protocol is data that both ends can import.',
    },
    {
        from: 'cli',
        to: [
            'language',
            'simulator',
            'server/process.ts',
            'server/transport.ts',
            'client/webview/saved-page.ts',
            'client/webview/page-strings.ts',
            'templates/templates.ts',
            'package.json',
        ],
        never: ['language/generated', ...simulatorInsides],
        packages: [/^commander$/, /^langium(\/node)?$/, nodeBuiltins],
        why: 'The command line is the language and the simulator, and Node.js around them.',
    },
    {
        from: 'templates',
        to: [],
        packages: [],
        why: 'Templates are text, whoever offers them.',
    },
    {
        from: 'bin',
        to: [],
        packages: [nodeBuiltins],
        why: 'The shell’s way in only finds the bundle.',
    },
];
