/**
 * How a witness or a mirror stays well in a crowd: how many bodies it holds at a time, how long each may take to come in, and how soon
 * those are answered who bring nothing new. Read in this order: {@link io.symbia.cosigner.crowd.Reception}, {@link
 * io.symbia.cosigner.crowd.Arrival}, {@link io.symbia.cosigner.crowd.Body}, {@code Room}, {@link io.symbia.cosigner.crowd.Pace}, {@link
 * io.symbia.cosigner.crowd.Departures}, {@link io.symbia.cosigner.crowd.Reply}. Imports the JDK and
 * {@code io.symbia.tlog.tree}.
 */
package io.symbia.cosigner.crowd;
