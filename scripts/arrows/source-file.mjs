/** One file of source text, parsed: what it imports, which globals it uses, what its comments say. */

import { parseSync } from 'rolldown/utils';

/** @typedef {{ readonly name: string, readonly line: number }} Mention */

/**
 * @typedef {object} SourceFile
 * @property {string} path relative to the checkout, with forward slashes
 * @property {number} lines
 * @property {readonly Mention[]} imports every module that the file names, by whatever statement
 * @property {readonly Mention[]} globals values that it uses and does not declare; with the member that it reads of them
 * @property {readonly Mention[]} members properties that it reads by name
 * @property {readonly Mention[]} operators those that do not only join constants
 * @property {readonly Mention[]} comments
 * @property {readonly Mention[]} forcedCasts casts by way of another cast
 */

/**
 * @param {string} path
 * @param {string} text
 * @returns {SourceFile}
 */
export function parseSourceFile(path, text) {
    const { program, comments, errors } = parseSync(path, text);
    if (errors.length > 0) {
        throw new Error(`${path}: ${errors[0]?.message}`);
    }
    const found = emptyFindings();
    visit(asNode(program), {}, found);
    const mentions = (/** @type {readonly Place[]} */ places) =>
        places.map(({ name, start }) => ({ name, line: lineAt(text, start) }));
    return {
        path,
        lines: lineAt(text, text.length),
        imports: mentions(found.imports),
        globals: mentions(found.references.filter(({ name }) => !found.declared.has(rootOf(name)))),
        members: mentions(found.members),
        operators: mentions(found.operators),
        comments: mentions(comments.map(({ value, start }) => ({ name: value, start }))),
        forcedCasts: mentions(found.forcedCasts),
    };
}

/** The global of `Math.max` is `Math`. */
export function rootOf(/** @type {string} */ name) {
    return name.split('.')[0] ?? name;
}

/** @typedef {{ readonly type: string, readonly start: number, readonly [key: string]: unknown }} SyntaxNode */
/** @typedef {{ readonly name: string, readonly start: number }} Place */

/** Where a node stands: under which parent, as which of its properties, within a type or not. */
/** @typedef {{ readonly parent?: SyntaxNode, readonly key?: string, readonly inType?: boolean }} Position */

/**
 * @typedef {object} Findings
 * @property {Place[]} imports
 * @property {Place[]} references
 * @property {Set<string>} declared every name that the file binds in any scope: enough to tell globals from the rest
 * @property {Place[]} members
 * @property {Place[]} operators
 * @property {Place[]} forcedCasts
 */

/** @returns {Findings} */
function emptyFindings() {
    return { imports: [], references: [], declared: new Set(), members: [], operators: [], forcedCasts: [] };
}

/**
 * @param {SyntaxNode | undefined} node
 * @param {Position} position
 * @param {Findings} found
 */
function visit(node, position, found) {
    if (node === undefined) {
        return;
    }
    noteImport(node, found);
    const inType = position.inType || isType(node);
    if (!inType) {
        noteDeclaration(node, found);
        noteExpression(node, position, found);
    }
    for (const [key, child] of childrenOf(node)) {
        visit(child, { parent: node, key, inType }, found);
    }
}

/** Nodes of TypeScript that hold an expression of JavaScript. */
const valueWrappers = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSInstantiationExpression'];

function isType(/** @type {SyntaxNode} */ node) {
    return node.type.startsWith('TS') && !valueWrappers.includes(node.type);
}

/**
 * @param {SyntaxNode} node
 * @param {Findings} found
 */
function noteImport(node, found) {
    const required = node.type === 'CallExpression' && asNode(node.callee)?.name === 'require';
    const argument = required && Array.isArray(node.arguments) ? node.arguments[0] : undefined;
    const module = asNode(argument ?? node.source ?? node.expression);
    const names = /^(Import|Export|TSImportType|TSExternalModuleReference)/.test(node.type) || required;
    if (names && typeof module?.value === 'string') {
        found.imports.push({ name: module.value, start: node.start });
    }
}

/**
 * @param {SyntaxNode} node
 * @param {Findings} found
 */
function noteDeclaration(node, found) {
    const binders = /^(VariableDeclarator|Function|ArrowFunction|Class|Import\w*Specifier|CatchClause)/;
    if (binders.test(node.type)) {
        const bound = [node.id, node.local, node.param, ...(Array.isArray(node.params) ? node.params : [])];
        for (const name of bound.flatMap((pattern) => namesIn(asNode(pattern)))) {
            found.declared.add(name);
        }
    }
}

/** @returns {readonly string[]} */
function namesIn(/** @type {SyntaxNode | undefined} */ pattern) {
    switch (pattern?.type) {
        case 'Identifier':
            return [String(pattern.name)];
        case 'Property':
            return namesIn(asNode(pattern.value));
        case 'AssignmentPattern':
            return namesIn(asNode(pattern.left));
        case 'RestElement':
            return namesIn(asNode(pattern.argument));
        case 'ObjectPattern':
        case 'ArrayPattern':
            return childrenOf(pattern).flatMap(([key, child]) => (key === 'typeAnnotation' ? [] : namesIn(child)));
        default:
            return [];
    }
}

/**
 * @param {SyntaxNode} node
 * @param {Position} position
 * @param {Findings} found
 */
function noteExpression(node, position, found) {
    if (node.type === 'Identifier') {
        noteIdentifier(node, position, found);
    } else if (typeof node.operator === 'string' && !isConstant(node)) {
        found.operators.push({ name: node.operator, start: node.start });
    } else if (node.type === 'TSAsExpression' && asNode(node.expression)?.type === 'TSAsExpression') {
        found.forcedCasts.push({ name: 'as … as', start: node.start });
    }
}

/** `2 ** 30` is worked out once, by whoever reads it. */
function isConstant(/** @type {SyntaxNode} */ { left, right }) {
    return asNode(left)?.type === 'Literal' && asNode(right)?.type === 'Literal';
}

/**
 * @param {SyntaxNode} node
 * @param {Position} position
 * @param {Findings} found
 */
function noteIdentifier(node, { parent, key }, found) {
    const name = String(node.name);
    if (parent?.type === 'MemberExpression' && key === 'property' && parent.computed === false) {
        found.members.push({ name, start: node.start });
    } else if (!isName(parent, key)) {
        found.references.push({ name: withMember(name, parent, key), start: node.start });
    }
}

/**
 * Whether an identifier in this place only names something, such as a property of an object.
 *
 * @param {SyntaxNode | undefined} parent
 * @param {string | undefined} key
 */
function isName(parent, key) {
    const namesProperty = key === 'key' && parent?.computed === false;
    return namesProperty || key === 'label' || /^(Import|Export)\w*Specifier$|^MetaProperty$/.test(parent?.type ?? '');
}

/**
 * @param {string} name
 * @param {SyntaxNode | undefined} parent
 * @param {string | undefined} key
 */
function withMember(name, parent, key) {
    const property = parent?.type === 'MemberExpression' && key === 'object' ? asNode(parent.property) : undefined;
    return property?.type === 'Identifier' && parent?.computed === false ? `${name}.${property.name}` : name;
}

/** @returns {readonly (readonly [string, SyntaxNode])[]} */
function childrenOf(/** @type {SyntaxNode} */ node) {
    return Object.entries(node).flatMap(([key, value]) =>
        (Array.isArray(value) ? value : [value]).flatMap((item) => {
            const child = asNode(item);
            return child === undefined ? [] : [/** @type {const} */ ([key, child])];
        }),
    );
}

/** @returns {SyntaxNode | undefined} */
function asNode(/** @type {any} */ value) {
    return typeof value === 'object' && value !== null && typeof value.type === 'string' ? value : undefined;
}

/**
 * @param {string} text
 * @param {number} offset
 */
function lineAt(text, offset) {
    return text.slice(0, offset).split('\n').length;
}
