/**
 * Logarithm and exponential from the four basic operations alone.
 *
 * JavaScript leaves the precision of `Math.log` and `Math.exp` to the engine; a trace must be the same in every one
 * (`order/seed`), and the basic operations are exact everywhere.
 */

const LN_2 = Math.LN2;
const SQRT_HALF = Math.SQRT1_2;

/** Natural logarithm of a positive finite number. */
export function exactLog(x: number): number {
    let mantissa = x;
    let exponent = 0;
    while (mantissa > 2 * SQRT_HALF) {
        mantissa /= 2;
        exponent++;
    }
    while (mantissa < SQRT_HALF) {
        mantissa *= 2;
        exponent--;
    }
    return exponent * LN_2 + logNearOne(mantissa);
}

/** e to the power of a number between -700 and 700. */
export function exactExp(x: number): number {
    const halvings = Math.round(x / LN_2);
    const rest = x - halvings * LN_2;
    let sum = 1;
    let term = 1;
    for (let n = 1; n <= 18; n++) {
        term *= rest / n;
        sum += term;
    }
    return scaleByPowerOfTwo(sum, halvings);
}

/** Logarithm by the series of the inverse hyperbolic tangent, which converges fast around one. */
function logNearOne(x: number): number {
    const ratio = (x - 1) / (x + 1);
    const square = ratio * ratio;
    let power = ratio;
    let sum = ratio;
    for (let n = 3; n <= 25; n += 2) {
        power *= square;
        sum += power / n;
    }
    return 2 * sum;
}

function scaleByPowerOfTwo(x: number, exponent: number): number {
    let scaled = x;
    for (let n = 0; n < exponent; n++) {
        scaled *= 2;
    }
    for (let n = 0; n > exponent; n--) {
        scaled /= 2;
    }
    return scaled;
}
