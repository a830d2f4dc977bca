/** Makes `suite` and `test` known before a test file is loaded; in a browser there are no files to find. */

import 'mocha/mocha.js';
import { MOCHA_OPTIONS } from './report.ts';

mocha.setup({ ...MOCHA_OPTIONS, reporter: 'min' });
