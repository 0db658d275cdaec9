import { dialled } from './telephone.ts';

/** A telephone as it is printed; a touch dials it where it can be dialled. */
export function Telephone({ printed }: { readonly printed: string }) {
  const number = dialled(printed);
  return number ? <a href={`tel:${number}`}>{printed}</a> : <span>{printed}</span>;
}
