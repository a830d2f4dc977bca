/** The address of the workbench on a server: what it opens, and for tests the extension that it loads. */

import { pathToFileURL } from 'node:url';

/**
 * @typedef {object} AddressOptions
 * @property {number} port where the server listens
 * @property {string} folder
 * @property {string} [token]
 * @property {string} [extension]
 * @property {string} [tests]
 * @property {'web'} [kind] the extension host that an extension for development runs in; the server's unless told
 */

export function workbenchAddress(/** @type {AddressOptions} */ { port, folder, token, extension, tests, kind }) {
    const address = new URL(`http://127.0.0.1:${port}/`);
    const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${pathInAddress(path)}`;
    const payload = [
        ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
        ...(kind === undefined ? [] : [['extensionDevelopmentKind', kind]]),
        ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ];
    if (token !== undefined) {
        address.searchParams.set('tkn', token);
    }
    address.searchParams.set('folder', pathInAddress(folder));
    if (payload.length > 0) {
        address.searchParams.set('payload', JSON.stringify(payload));
    }
    // A path stays readable: nothing in a query requires its slashes to be escaped.
    return address.href.replaceAll('%2F', '/');
}

/** On Windows a path becomes `/C:/…`. */
function pathInAddress(/** @type {string} */ path) {
    return decodeURIComponent(pathToFileURL(path).pathname);
}
