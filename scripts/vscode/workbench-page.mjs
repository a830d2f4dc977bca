/** Opens VS Code's workbench in a page of the browser. */

/**
 * @typedef {object} WorkbenchOptions
 * @property {number} port where the server listens
 * @property {string} folder
 * @property {string} [extension] the folder of an extension to load for development
 * @property {string} [tests] the module whose `run()` the extension host is to call
 */

/** The address of the workbench; what it is to load beside the folder stands in the payload. */
export function workbenchAddress(/** @type {WorkbenchOptions} */ { port, folder, extension, tests }) {
    const address = new URL(`http://127.0.0.1:${port}/`);
    address.searchParams.set('folder', folder);
    const payload = [
        ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(port, extension)]]),
        ...(tests === undefined ? [] : [['extensionTestsPath', remote(port, tests)]]),
    ];
    if (payload.length > 0) {
        address.searchParams.set('payload', JSON.stringify(payload));
    }
    return address.href;
}

function remote(/** @type {number} */ port, /** @type {string} */ path) {
    return `vscode-remote://127.0.0.1:${port}${path}`;
}
