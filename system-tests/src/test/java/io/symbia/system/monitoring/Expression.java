package io.symbia.system.monitoring;

import java.util.List;

/** What an expression is at a moment: samples, or one without labels for a number. */
@FunctionalInterface
interface Expression {
    List<Sample> at(History history, long seconds);
}
