/**
 * What every event has, whatever it is about: its name on the wire, and when it happened. Imports {@code form} and {@code privacy}.
 */
package io.symbia.events.domain;
