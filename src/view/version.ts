/** Version of the page, written into everything that is saved. A test holds it to package.json. */
export const VERSION = '0.1.0'
