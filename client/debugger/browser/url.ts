/** Stands for Node.js' module of that name where there is no Node.js. */

const { URL: BrowserUrl } = globalThis;

export { BrowserUrl as URL };
