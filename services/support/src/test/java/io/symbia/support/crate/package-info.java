/** A service of nobody's business, small enough to test the wiring with. */
package io.symbia.support.crate;
