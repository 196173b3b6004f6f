/** The doors: they check the shape of a request, send one command, and show views; they decide nothing. Imports everything but the aggregates' insides. */
package io.symbia.supplychain.http;
