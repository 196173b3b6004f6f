package io.symbia.log.intake;

import io.symbia.log.sequencing.Sequencer;

/**
 * What decides whether an event may pass.
 *
 * @param sequencer knows how far each stream is
 * @param places    knows which event has which place
 */
public record Gatekeeping(Sequencer sequencer, SealedPlaces places) {}
