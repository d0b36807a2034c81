import { isWireError } from '../wire/errors';

/**
 * Returns what a refused write says of single fields, for `form.setErrors`: the server names the parameter, `names`
 * says which field of the form shows it. Empty where the error is of no field: FormFrame then shows it.
 */
export function fieldErrors(
  error: unknown,
  names: Readonly<Record<string, string>> = {},
): Record<string, string> {
  if (!isWireError(error, 'refused', 'conflict') || !error.parameter) return {};
  const wanted = error.parameter.toLowerCase();
  const known = Object.entries(names).find(([parameter]) => parameter.toLowerCase() === wanted);
  return { [known?.[1] ?? error.parameter]: error.words };
}
