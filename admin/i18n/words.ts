/** The shape of a dictionary with every value a string: what `kk` and `ru` must fill, key by key, from `en`. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
