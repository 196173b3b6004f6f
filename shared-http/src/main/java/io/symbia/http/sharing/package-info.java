/** Divides pieces of work among equal processes. Imports nothing. */
package io.symbia.http.sharing;
