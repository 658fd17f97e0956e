import Jeugdhulp

package struct Zaakkeuzes: Sendable {
    package var hulpvormen: [(Hulpvorm, Int)] = []
    package var gemeenten: [(Gemeentecode, Int)] = []
    package var gis: [(String, Int)] = []
}
