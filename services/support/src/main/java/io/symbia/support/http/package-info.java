/** The doors in: how requests are bounded, read, identified and answered. May import all rooms of support but their insides. */
package io.symbia.support.http;
