/** Which of several equal processes does a piece of work. Imports nothing. */
package io.symbia.http.sharing;
