/** Many pieces of evidence in one file, in which every bit has one meaning. May import {@code tree} and {@code java.}. */
package io.symbia.tlog.bundle;
