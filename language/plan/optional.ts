/** Properties that a Plan leaves out where they have no value, as JSON does. */

/** An object with the property, or without any if the value is missing. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value };
export function optional(key: string, value: unknown): Record<string, unknown> {
    return value === undefined ? {} : { [key]: value };
}
