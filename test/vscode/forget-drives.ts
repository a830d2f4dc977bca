/** Before the tests as a person: drives of earlier runs do not count. */

export { forgetDrives as default } from './drives.ts';
