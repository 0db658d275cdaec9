/** `Standard cl. 11(2)` without its English words: the label beside it says in the reader's language whose clause it is. */
export const clauseNumber = (clause: string): string => clause.replace(/^Standard cl\.\s*/, '');
