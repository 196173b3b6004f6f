/** The doors: check the shape, send one command, decide nothing. */
package io.symbia.credit.http;
