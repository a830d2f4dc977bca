/** What must be absent from the source text. Each rule looks at one file and says what it found there. */

import { posix } from 'node:path';
import { arrows } from './arrows.mjs';
import { rootOf } from './source-file.mjs';

/** @typedef {import('./source-file.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-file.mjs').Mention} Mention */
/** @typedef {import('./arrows.mjs').Arrow} Arrow */

/**
 * @typedef {object} Finding
 * @property {string} path
 * @property {number} line
 * @property {string} rule
 * @property {string} message
 * @property {'error' | 'warning'} severity
 */

const longestFile = 500;

/** Names that say nothing about what is inside. */
const emptyNames = /^([\w-]+-)?(utils?|commons?|helpers?|misc)$|^managers?$/;

/** @returns {readonly Finding[]} */
export function findingsIn(/** @type {SourceFile} */ file) {
    return [
        ...importsMustFollowTheArrows(file),
        ...simulatorMustUseOnlyExactGlobals(file),
        ...simulatorMustNotDependOnLocaleOrPowers(file),
        ...webviewMustNotReachTheNetwork(file),
        ...castsMustNotBeForced(file),
        ...commentsMustNotPostponeOrSilence(file),
        ...filesShouldBeShort(file),
    ];
}

/** Applies to every file and folder, whatever its language. */
export function namesMustSayWhatIsInside(/** @type {string} */ path) {
    const empty = path.split('/').find((part) => emptyNames.test(part.split('.')[0] ?? ''));
    return empty === undefined
        ? []
        : [error('name', path, { name: empty, line: 1 }, `\`${empty}\` says nothing about what is inside.`)];
}

function importsMustFollowTheArrows(/** @type {SourceFile} */ file) {
    const arrow = arrowOf(file.path);
    if (arrow === undefined) {
        return [];
    }
    return file.imports
        .filter(({ name }) => !isAllowed(arrow, file.path, name))
        .map((mention) =>
            error('arrow', file.path, mention, `\`${arrow.from}\` must not import \`${mention.name}\`. ${arrow.why}`),
        );
}

function arrowOf(/** @type {string} */ path) {
    const speaking = arrows.filter(({ from }) => isWithin(path, from));
    return speaking.reduce(
        (/** @type {Arrow | undefined} */ nearest, arrow) =>
            arrow.from.length > (nearest?.from.length ?? 0) ? arrow : nearest,
        undefined,
    );
}

/**
 * @param {Arrow} arrow
 * @param {string} path
 * @param {string} imported
 */
function isAllowed(arrow, path, imported) {
    if (!imported.startsWith('.')) {
        return arrow.packages.some((pattern) => pattern.test(imported));
    }
    const target = posix.normalize(posix.join(posix.dirname(path), imported));
    const allowed = nearest(target, [arrow.from, ...arrow.to]);
    const forbidden = nearest(target, arrow.never ?? []);
    return allowed > forbidden;
}

/**
 * The length of the longest of these places that hold a file; 0 where none does.
 *
 * @param {string} path
 * @param {readonly string[]} places
 */
function nearest(path, places) {
    return Math.max(0, ...places.filter((place) => isWithin(path, place)).map((place) => place.length));
}

/**
 * @param {string} path
 * @param {string} place
 */
function isWithin(path, place) {
    return path === place || path.startsWith(`${place}/`);
}

/** Globals whose results are the same in every engine, on every machine, at any time. */
const exactGlobals = new Set([
    ...['undefined', 'NaN', 'Infinity', 'Object', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'JSON'],
    ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Error', 'RangeError', 'TypeError', 'parseInt', 'isNaN', 'isFinite'],
    ...['ArrayBuffer', 'DataView', 'Int8Array', 'Int16Array', 'Int32Array', 'Uint8Array', 'Uint16Array', 'Uint32Array'],
    ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Iterator', 'Reflect'],
]);

/** The rest of `Math` is ambient (`random`) or left to the precision of the engine (`sin`, `log`, `pow` …). */
const exactMath = /^Math\.(abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|[A-Z][A-Z0-9_]*)$/;

function simulatorMustUseOnlyExactGlobals(/** @type {SourceFile} */ file) {
    return (isWithin(file.path, 'simulator') ? file.globals : [])
        .filter(({ name }) => !exactGlobals.has(rootOf(name)) && !exactMath.test(name))
        .map((mention) =>
            error(
                'global',
                file.path,
                mention,
                `The simulator must not use \`${mention.name}\`: a run is a pure function of the Plan.`,
            ),
        );
}

const localeMembers = /^(toLocale\w+|localeCompare)$/;

function simulatorMustNotDependOnLocaleOrPowers(/** @type {SourceFile} */ file) {
    const operators = file.operators.filter(({ name }) => name === '**' || name === '**=');
    const members = file.members.filter(({ name }) => localeMembers.test(name));
    return (isWithin(file.path, 'simulator') ? [...operators, ...members] : []).map((mention) =>
        error(
            'global',
            file.path,
            mention,
            `The simulator must not use \`${mention.name}\`: its result depends on the engine.`,
        ),
    );
}

const network = /^(fetch|XMLHttpRequest|WebSocket|EventSource|WebTransport|importScripts|navigator\.sendBeacon)$/;

/** VS Code's webviews can start a worker only from text that the page has fetched itself. */
const workerLoader = 'client/webview/worker-loading.ts';

function webviewMustNotReachTheNetwork(/** @type {SourceFile} */ file) {
    const applies = isWithin(file.path, 'client/webview') && file.path !== workerLoader;
    return (applies ? file.globals : [])
        .filter(({ name }) => network.test(name) || network.test(rootOf(name)))
        .map((mention) =>
            error(
                'network',
                file.path,
                mention,
                `The panel must not use \`${mention.name}\`: it fetches nothing but its own worker.`,
            ),
        );
}

function castsMustNotBeForced(/** @type {SourceFile} */ file) {
    return file.forcedCasts.map((mention) =>
        error(
            'cast',
            file.path,
            mention,
            'A cast by way of another only silences the compiler; narrow the value instead.',
        ),
    );
}

const unwelcome = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)/;

function commentsMustNotPostponeOrSilence(/** @type {SourceFile} */ file) {
    return file.comments.flatMap((comment) => {
        const word = unwelcome.exec(comment.name)?.[0];
        return word === undefined
            ? []
            : [error('comment', file.path, comment, `\`${word}\`: do it, or file an issue and say what stands.`)];
    });
}

/** @returns {readonly Finding[]} */
function filesShouldBeShort(/** @type {SourceFile} */ { path, lines }) {
    const message = `${lines} lines; more than ${longestFile} hold more than one concern.`;
    return lines > longestFile ? [{ path, line: lines, rule: 'length', message, severity: 'warning' }] : [];
}

/**
 * @param {string} rule
 * @param {string} path
 * @param {Mention} mention
 * @param {string} message
 * @returns {Finding}
 */
function error(rule, path, { line }, message) {
    return { path, line, rule, message, severity: 'error' };
}
