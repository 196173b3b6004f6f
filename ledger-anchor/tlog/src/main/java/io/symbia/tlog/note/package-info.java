/**
 * Text signed by named keys: c2sp.org/signed-note, and the cosignatures of c2sp.org/tlog-cosignature. May import {@code tree} and
 * {@code signature}.
 */
package io.symbia.tlog.note;
