/** Rests after failures, by a clock that nobody sets. Imports nothing. */
package io.symbia.http.resting;
