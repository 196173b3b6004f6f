/** Asking over HTTP within one limit of time and one of size, whatever the other side does. Stands on the JDK alone. */
package io.symbia.http.asking;
