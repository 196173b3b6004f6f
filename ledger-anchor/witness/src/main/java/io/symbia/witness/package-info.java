/**
 * A witness: remembers, for each log that it watches, the largest checkpoint it has cosigned, and cosigns another only when the log has proven that
 * it has only grown. c2sp.org/tlog-witness. Read in this order: {@link io.symbia.witness.WitnessProcess}, {@link io.symbia.witness.WitnessDoor}
 * with {@code io.symbia.cosigner.crowd}, {@link io.symbia.witness.Witness}, {@link io.symbia.witness.Memory}, {@link io.symbia.cosigner.CosignerKeys}.
 *
 * <p>Imports the JDK, {@code tlog}, {@code disk} and {@code cosigner}: whoever is asked to run one can read all of it.
 */
package io.symbia.witness;
