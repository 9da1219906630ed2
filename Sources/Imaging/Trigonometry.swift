import Foundation

/// Foundation's functions under one roof, so that files with geometry need not import it.
func sineAndCosine(_ angle: Double) -> (Double, Double) { (sin(angle), cos(angle)) }

public func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
